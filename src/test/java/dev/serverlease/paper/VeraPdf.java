package dev.serverlease.paper;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Asks veraPDF whether a file is PDF/A-3a. */
public final class VeraPdf {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private VeraPdf() {}

    /** What the file breaks, clause of the standard first; empty if it is PDF/A-3a. */
    public static List<String> violations(byte[] pdf) {
        try (var parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_3_A);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_A, false)) {
            var result = validator.validate(parser);
            var broken = result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + " " + assertion.getMessage() + " at "
                            + assertion.getLocation().getContext())
                    .toList();
            return result.isCompliant() == broken.isEmpty() ? broken : List.of("veraPDF contradicts itself: " + result);
        } catch (Exception unreadable) {
            throw new AssertionError("veraPDF cannot read the file", unreadable);
        }
    }
}
