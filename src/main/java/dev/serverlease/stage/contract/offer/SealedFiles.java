package dev.serverlease.stage.contract.offer;

import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.register.Lessors;
import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.signature.ExpectedSignature;
import dev.serverlease.signature.LessorSeal;
import dev.serverlease.signature.Reliability;
import dev.serverlease.signature.SealAct;
import dev.serverlease.signature.SignatureReport;
import dev.serverlease.signature.SignedPdfCheck;
import dev.serverlease.stage.contract.SignedContract;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Seals and checks the files of a contract, whose parties the application and the lessor's register name. */
@Component
class SealedFiles {

    private final SignedPdfCheck check;
    private final LessorSeal seal;
    private final KeptFiles files;
    private final Lessors lessors;
    private final ApplicationTrees applications;
    private final Set<Reliability> allowed;

    /** @param demo whose certificates count only where it is: in the demo profile */
    SealedFiles(
            SignedPdfCheck check,
            LessorSeal seal,
            KeptFiles files,
            Lessors lessors,
            ApplicationTrees applications,
            ObjectProvider<DemoAuthority> demo) {
        this.check = check;
        this.seal = seal;
        this.files = files;
        this.lessors = lessors;
        this.applications = applications;
        this.allowed = EnumSet.of(Reliability.RELIABLE_CERT, Reliability.AGREED);
        if (demo.getIfAvailable() != null) {
            allowed.add(Reliability.DEMO);
        }
    }

    /** Checks what came back from the lessee. */
    SignatureReport received(Lease lease, SignedContract draft, byte[] signed) {
        var lessee = lessee(lease);
        return check.check(
                ExpectedSignature.received(issued(lease, draft), lessee.name(), lessee.code(), allowed), signed);
    }

    /**
     * Puts the lessor's seal under what the lessee signed. Waits for the time-stamp service: hold no lock.
     *
     * @throws dev.serverlease.signature.SigningUnavailable if it cannot be sealed now; nothing was
     */
    byte[] sealed(Lease lease, SignedContract signed) {
        return seal.seal(
                files.read(lease.number(), signed.file()),
                new SealAct(lessor().name(), "合同 Contract " + signed.contract().number(lease.number())));
    }

    /**
     * Checks both signatures in the sealed file.
     *
     * @return the report on the seal
     * @throws IllegalStateException in the report's words if one of them does not hold
     */
    SignatureReport bothHold(Lease lease, SignedContract draft, byte[] sealed) {
        var issued = issued(lease, draft);
        require(checked(issued, ExpectedSignature.LESSEE, lessee(lease), sealed));
        return require(checked(issued, LessorSeal.FIELD, lessor(), sealed));
    }

    private SignatureReport checked(byte[] issued, String field, SigningParty party, byte[] sealed) {
        return check.check(ExpectedSignature.sealed(issued, field, party.name(), party.code(), allowed), sealed);
    }

    private static SignatureReport require(SignatureReport report) {
        report.fault().ifPresent(fault -> {
            throw new IllegalStateException(fault.text().zh() + fault.remedy().zh() + " "
                    + fault.text().en() + " " + fault.remedy().en());
        });
        return report;
    }

    private byte[] issued(Lease lease, SignedContract draft) {
        return files.read(lease.number(), draft.contract().digest());
    }

    private SigningParty lessor() {
        var lessor = lessors.current();
        return SigningParty.named(Objects.requireNonNull(lessor.name()), lessor.uscc());
    }

    private SigningParty lessee(Lease lease) {
        return SigningParty.lessee(applications.of(lease.application()));
    }
}
