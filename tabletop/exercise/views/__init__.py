"""What each role sees: explicit classes whose fields are the allow-list; what is not here is not shown."""
