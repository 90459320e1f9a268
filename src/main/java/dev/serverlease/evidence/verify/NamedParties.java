package dev.serverlease.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.serverlease.signature.pdf.Expansion;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.jspecify.annotations.Nullable;

/** Between whom a contract is, as its own data say that the issued PDF carries ({@code contract.json}). */
final class NamedParties {

    /** Of an organisation; other numbers stand in no certificate. */
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-Z]{18}");

    private final JsonNode terms;

    private NamedParties(JsonNode terms) {
        this.terms = terms;
    }

    /** Names nobody if the file carries no such data. */
    static NamedParties of(byte[] issued) {
        if (!Expansion.isBounded(issued, 0)) {
            return new NamedParties(MissingNode.getInstance());
        }
        try (var pdf = Loader.loadPDF(issued)) {
            return new NamedParties(AuditLines.JSON.readTree(data(pdf)).path("terms"));
        } catch (IOException | RuntimeException e) {
            // the library answers bytes that make no sense with whatever it stumbled over
            return new NamedParties(MissingNode.getInstance());
        }
    }

    private static byte[] data(PDDocument pdf) throws IOException {
        var files = new PDDocumentNameDictionary(pdf.getDocumentCatalog()).getEmbeddedFiles();
        var file = find(files);
        if (file == null) {
            throw new IOException("no contract.json");
        }
        return file.getEmbeddedFile().toByteArray();
    }

    private static @Nullable PDComplexFileSpecification find(PDNameTreeNode<PDComplexFileSpecification> node)
            throws IOException {
        var names = node.getNames();
        if (names != null) {
            return names.get("contract.json");
        }
        for (var kid : node.getKids()) {
            var found = find(kid);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** @param party {@code lessee} or {@code lessor} */
    Optional<String> name(String party) {
        return Optional.of(terms.path(party + ".name").asText("")).filter(name -> !name.isBlank());
    }

    /** The party's unified social credit code; null if it has none. */
    @Nullable
    String code(String party) {
        var code = terms.path(party + ".code").asText("");
        return CREDIT_CODE.matcher(code).matches() ? code : null;
    }
}
