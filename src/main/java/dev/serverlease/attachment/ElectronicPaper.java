package dev.serverlease.attachment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.jspecify.annotations.Nullable;

/**
 * Which contract or agreement a PDF is that this product printed: it carries its own data, {@code contract.json}, also
 * once it was signed electronically. What was printed, signed by hand and scanned does not.
 */
final class ElectronicPaper {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FILE = "contract.json";
    private static final String FORMAT = "server-lease-contract/";

    /** Of ours, in bytes; a hundred times as many as any has. */
    private static final int MOST = 4_000_000;

    private ElectronicPaper() {}

    /** The number it bears; null if it carries no such data, or another's. */
    static @Nullable String number(PDDocument document) throws IOException {
        var files = new PDDocumentNameDictionary(document.getDocumentCatalog()).getEmbeddedFiles();
        var specification = files == null ? null : files.getValue(FILE);
        var embedded = specification == null ? null : specification.getEmbeddedFile();
        if (embedded == null) {
            return null;
        }
        try (var in = embedded.createInputStream()) {
            var data = JSON.readTree(in.readNBytes(MOST));
            return data.path("format").asText().startsWith(FORMAT)
                    ? data.path("number").asText()
                    : null;
        } catch (IOException e) {
            // no JSON: a file of somebody else's with the same name
            return null;
        }
    }
}
