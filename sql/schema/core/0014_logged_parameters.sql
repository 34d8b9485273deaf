INSERT INTO ops.rules (number, name, is_sovereignty)
VALUES (136, 'logged_parameters', TRUE);
