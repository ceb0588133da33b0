"""What an event is made of beside its dates: how one comes along and takes part, its day, what it gave."""
