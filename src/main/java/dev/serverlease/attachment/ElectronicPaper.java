package dev.serverlease.attachment;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.signature.pdf.Expansion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
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
        // the library would expand all of it first, whatever it comes to
        var stream = embedded.getCOSObject();
        boolean deflated = Expansion.isDeflated(stream);
        if (stream.getFilters() != null && !deflated) {
            return null;
        }
        try (var raw = stream.createRawInputStream()) {
            var data = JSON.readTree(deflated ? expanded(raw.readAllBytes()) : raw.readNBytes(MOST));
            return data.path("format").asText().startsWith(FORMAT)
                    ? data.path("number").asText()
                    : null;
        } catch (IOException | DataFormatException e) {
            // no JSON: a file of somebody else's with the same name
            return null;
        }
    }

    /** As far as ours go; a reader takes the last byte for the end of a line if it looks like one. */
    private static byte[] expanded(byte[] coded) throws DataFormatException {
        var inflater = new Inflater();
        try {
            inflater.setInput(coded);
            var out = new ByteArrayOutputStream();
            var buffer = new byte[64 * 1024];
            for (int more = inflater.inflate(buffer); more > 0 && out.size() < MOST; more = inflater.inflate(buffer)) {
                out.write(buffer, 0, more);
            }
            return out.toByteArray();
        } finally {
            inflater.end();
        }
    }
}
