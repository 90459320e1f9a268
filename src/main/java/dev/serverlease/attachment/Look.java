package dev.serverlease.attachment;

import dev.serverlease.lease.Bilingual;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a file's content tells.
 *
 * @param pages a picture has one
 * @param paper number of the contract or agreement of ours that a PDF is in electronic form; null if it is none
 * @param fault what is wrong with it and what to do; null if people can read it
 */
record Look(int pages, @Nullable String paper, @Nullable Bilingual fault) {

    static Look wrong(Bilingual fault) {
        return new Look(0, null, fault);
    }

    static Look ofPicture(Optional<Bilingual> fault) {
        return new Look(1, null, fault.orElse(null));
    }
}
