package dev.serverlease.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Our signatures leave a PDF/A what it is. */
@Tag("slow")
class ArchivalTest {

    @BeforeAll
    static void initialise() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of("issued", World.ISSUED),
                Arguments.of("signed", World.SIGNED),
                Arguments.of("signed by a rare name", VisibleSignatureTest.signedBy("李𠮷䶮㛃")),
                Arguments.of("sealed", World.sealed(World.SIGNED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void everyStepIsPdfA(String step, byte[] pdf) throws Exception {
        try (var parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_3_B);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_B, false)) {
            var result = validator.validate(parser);
            assertThat(result.getTestAssertions()).as(step).isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }
}
