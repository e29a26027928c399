"""What each kind of chart shows, one a file, as values: these modules import no matplotlib."""
