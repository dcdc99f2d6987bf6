//! Floor 5: Okta. Knows nothing of Sumo Logic.
