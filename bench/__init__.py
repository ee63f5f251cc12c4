"""What Ppuri costs, measured against a named limit in the same run; imported by nobody."""
