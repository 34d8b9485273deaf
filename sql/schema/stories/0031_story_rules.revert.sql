DELETE FROM ops.accepted_exposures
WHERE
    rule IN (
        SELECT r.name FROM ops.rules AS r
        WHERE r.number BETWEEN 201 AND 206
    );
DELETE FROM ops.rules
WHERE number BETWEEN 201 AND 206;
