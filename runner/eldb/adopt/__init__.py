"""Take over databases that existed before eldb."""
