package dev.serverlease.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.serverlease.signature.pdf.Expansion;
import java.io.IOException;
import java.util.Map;
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

    /** How the clause of the parties begins what it says of the lessor, who stands first in it. */
    private static final Map<String, String> LESSOR = Map.of("出租人：", "lessor.name", "统一社会信用代码：", "lessor.code");

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

    /** The lessor alone, as the draft's text names him; nobody if it cannot be read. */
    static NamedParties lessorOf(byte[] draft) {
        var terms = AuditLines.JSON.createObjectNode();
        try {
            var text = AuditLines.JSON.readTree(draft).path("text").asText();
            for (var clause : AuditLines.JSON.readTree(text).path("clauses")) {
                if (clause.path("id").asText().equals("parties")) {
                    clause.path("lines")
                            .forEach(line -> LESSOR.forEach((begins, term) -> {
                                var said = line.path("zh").asText();
                                if (said.startsWith(begins) && !terms.has(term)) {
                                    terms.put(
                                            term,
                                            said.substring(begins.length()).strip());
                                }
                            }));
                }
            }
        } catch (IOException e) {
            terms.removeAll();
        }
        return new NamedParties(terms);
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
