DROP TABLE app.notes CASCADE; -- here
