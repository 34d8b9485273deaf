DELETE FROM ops.accepted_exposures
WHERE rule = 'logged_parameters';
DELETE FROM ops.rules
WHERE number = 136;
