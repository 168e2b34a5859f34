"""Arguments (section 11): acts that no catalogue foresaw, argued for and against, estimated, ruled."""
