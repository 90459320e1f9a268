package dev.serverlease.notification;

import java.util.Optional;

/**
 * Where the reader of a mail goes on, if that is a secret of the reader's own. It is made when the mail is sent, in the
 * mail's transaction, and stands in no table: each attempt to send has another.
 */
public interface SecretPlaces {

    /** The path, beginning with a slash, or an address outside; empty if the mail has none of this kind. */
    Optional<String> of(long mail);
}
