package dev.serverlease.legalnotice;

import dev.serverlease.register.Lessors;
import dev.serverlease.request.Refusal;
import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.signature.ExpectedSignature;
import dev.serverlease.signature.LessorSeal;
import dev.serverlease.signature.Reliability;
import dev.serverlease.signature.SealAct;
import dev.serverlease.signature.SignedPdfCheck;
import dev.serverlease.signature.SigningUnavailable;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the lessor's seal on a letter: PAdES with time stamps, checked before anybody is told of it. */
@Component
class LetterSeal {

    private final LessorSeal seal;
    private final SignedPdfCheck check;
    private final Lessors lessors;
    private final Set<Reliability> allowed;

    /** @param demo whose certificates count only where it is: in the demo profile */
    LetterSeal(LessorSeal seal, SignedPdfCheck check, Lessors lessors, ObjectProvider<DemoAuthority> demo) {
        this.seal = seal;
        this.check = check;
        this.lessors = lessors;
        this.allowed = EnumSet.of(Reliability.RELIABLE_CERT, Reliability.AGREED);
        if (demo.getIfAvailable() != null) {
            allowed.add(Reliability.DEMO);
        }
    }

    /**
     * Waits for the time-stamp service: hold no lock.
     *
     * @throws Refusal 503 if it cannot be sealed now; nothing was
     */
    byte[] sealed(LegalNotice letter, byte[] pdf) {
        var lessor = lessors.current();
        var name = Objects.requireNonNull(lessor.name());
        byte[] sealed;
        try {
            sealed = seal.seal(pdf, new SealAct(name, letter.kind().title().zh() + " " + letter.number()));
        } catch (SigningUnavailable unavailable) {
            throw new Refusal(
                    503,
                    unavailable.word().zh() + "通知未用印；也可以打印盖章后邮寄，并登记邮寄。 "
                            + unavailable.word().en()
                            + " The notice is not sealed; or print, seal and post it, and record that.");
        }
        check.check(
                        new ExpectedSignature(
                                pdf, LessorSeal.FIELD, name, lessor.uscc(), allowed, Set.of(LessorSeal.FIELD)),
                        sealed)
                .fault()
                .ifPresent(fault -> {
                    throw new IllegalStateException(
                            "Notice " + letter.number() + " was sealed, but the seal does not hold: "
                                    + fault.text().en() + " " + fault.remedy().en());
                });
        return sealed;
    }
}
