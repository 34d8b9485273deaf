SELECT 1;
COMMIT; -- here
