package dev.serverlease.attachment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of a lease, without its content.
 *
 * @param kindName the kind in words, both languages
 * @param subject what it belongs to, such as the key of a condition or of a task; null if nothing was named
 * @param mediaType as its content shows
 * @param size in bytes
 * @param digest SHA-256 of the content, hexadecimal
 * @param effectiveOn the document's own date, as the person gave it; of a proof of arrival the day of arrival that it
 *     states, which is never null; null if none was given
 * @param receivedBy the user who handed it in
 * @param receivedAt when it was handed in, by our clock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attachment(
        UUID id,
        AttachmentKind kind,
        String kindName,
        @Nullable String subject,
        String fileName,
        String mediaType,
        int size,
        String digest,
        @Nullable LocalDate effectiveOn,
        String receivedBy,
        OffsetDateTime receivedAt) {}
