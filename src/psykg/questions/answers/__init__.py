"""From a reading to an answer: the SPARQL that is shown, what it gives, what that rests on, told in English."""
