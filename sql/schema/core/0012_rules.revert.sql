DROP TABLE ops.accepted_exposures;
DROP TABLE ops.rules;
