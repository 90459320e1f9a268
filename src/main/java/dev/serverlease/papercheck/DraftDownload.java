package dev.serverlease.papercheck;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * The file of a contract or an agreement. One that was refused, taken back or superseded says in its name, which it
 * keeps wherever it is saved, that it is not to be signed; its bytes stay those of the digest.
 */
@Component
public class DraftDownload {

    /** What the header {@code Document-Standing} says of such a draft; it is absent of any other. */
    private static final String NOT_TO_BE_SIGNED = "not-to-be-signed";

    private final PaperMarks marks;

    DraftDownload(PaperMarks marks) {
        this.marks = marks;
    }

    /**
     * @param draft its version within the lease
     * @param name of the file, without its ending
     * @param digest SHA-256 of the file
     */
    public ResponseEntity<byte[]> of(String leaseNumber, int draft, String name, String digest, byte[] file) {
        boolean unsignable = marks.isNotToBeSigned(leaseNumber, draft);
        var answer = ResponseEntity.ok().eTag(digest).contentType(MediaType.APPLICATION_PDF);
        if (unsignable) {
            answer.header("Document-Standing", NOT_TO_BE_SIGNED);
        }
        return answer.header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(
                                        name + (unsignable ? "-" + NOT_TO_BE_SIGNED : "") + ".pdf",
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file);
    }
}
