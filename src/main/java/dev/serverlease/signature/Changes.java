package dev.serverlease.signature;

import dev.serverlease.signature.pdf.Annotations;
import dev.serverlease.signature.pdf.Information;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfObjectModificationsFinder;
import eu.europa.esig.dss.pdf.modifications.ObjectModification;
import eu.europa.esig.dss.pdf.modifications.PdfObjectModificationsFilter;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDocumentReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a file shows beyond the one that was issued. A signature only proves what was changed after it; somebody who
 * covers a clause first and signs then is found here.
 */
final class Changes {

    /** An entry that is always 1 and shows nothing; writers of signatures add it to the empty field of another. */
    private static class WithoutFormType extends PdfObjectModificationsFilter {

        @Override
        protected boolean skipChange(ObjectModification change) {
            return super.skipChange(change)
                    || "FormType".equals(change.getObjectTree().getLastKey());
        }
    }

    /** Of a field's entries: what its signer sets, as looks, border, date and value; neither its place nor its name. */
    private static final Set<String> OF_THE_SIGNERS = Set.of("AP", "AS", "Border", "BS", "MK", "M", "F", "DA", "V");

    private Changes() {}

    static DefaultPdfObjectModificationsFinder finder() {
        var finder = new DefaultPdfObjectModificationsFinder();
        finder.setPdfObjectModificationsFilter(new WithoutFormType());
        return finder;
    }

    static boolean areOnlySignatures(ExpectedSignature expected, byte[] file) {
        try (var before = new PdfBoxDocumentReader(new InMemoryDocument(expected.issued()));
                var after = new PdfBoxDocumentReader(new InMemoryDocument(file))) {
            var pages = new DefaultPdfDifferencesFinder();
            var found = finder().find(before, after);
            var looks = appearances(before, expected.signedFields());
            return pages.getPagesDifferences(before, after).isEmpty()
                    && pages.getAnnotationOverlaps(after).isEmpty()
                    && found.getAnnotCreationChanges().isEmpty()
                    && found.getUndefinedChanges().stream().allMatch(change -> isIn(looks, change))
                    && new Information(before.getPDDocument(), after.getPDDocument()).isUntouched()
                    && new Annotations(before.getPDDocument(), after.getPDDocument(), expected.signedFields())
                            .areUntouched();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the looks of the fields are that are signed: what is there, the signer may set as it likes. */
    private static Set<String> appearances(PdfBoxDocumentReader issued, Set<String> fields) throws IOException {
        return issued.getPDDocument().getSignatureFields().stream()
                .filter(field -> fields.contains(field.getFullyQualifiedName()))
                .map(field -> field.getWidgets().get(0).getCOSObject().getKey())
                .filter(Objects::nonNull)
                .flatMap(key -> OF_THE_SIGNERS.stream().map(entry -> "/Annots " + key + " /" + entry + " "))
                .collect(Collectors.toSet());
    }

    private static boolean isIn(Set<String> looks, ObjectModification change) {
        return looks.stream().anyMatch(look -> change.getObjectTree().toString().contains(look));
    }
}
