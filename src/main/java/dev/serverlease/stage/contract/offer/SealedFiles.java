package dev.serverlease.stage.contract.offer;

import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.people.ProofOfPerson.Factor;
import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.signature.ExpectedSignature;
import dev.serverlease.signature.LessorSeal;
import dev.serverlease.signature.Reliability;
import dev.serverlease.signature.SealAct;
import dev.serverlease.signature.SignatureReport;
import dev.serverlease.signature.SignedPdfCheck;
import dev.serverlease.signature.SigningUnavailable;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.SignedContract;
import dev.serverlease.stage.contract.agreement.PartyAsSigned;
import dev.serverlease.stage.contract.draft.DraftedLessor;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Seals and checks the files of a contract. Its parties are those that its text names: the lessee of the application or
 * of an open change of it, the lessor that the draft was written from.
 */
@Component
class SealedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(SealedFiles.class);

    private final SignedPdfCheck check;
    private final LessorSeal seal;
    private final KeptFiles files;
    private final DraftedLessor drafted;
    private final PartyAsSigned asSigned;
    private final AuditTrail audit;
    private final Set<Reliability> allowed;

    /** @param demo whose certificates count only where it is: in the demo profile */
    SealedFiles(
            SignedPdfCheck check,
            LessorSeal seal,
            KeptFiles files,
            DraftedLessor drafted,
            PartyAsSigned asSigned,
            AuditTrail audit,
            ObjectProvider<DemoAuthority> demo) {
        this.check = check;
        this.seal = seal;
        this.files = files;
        this.drafted = drafted;
        this.asSigned = asSigned;
        this.audit = audit;
        this.allowed = EnumSet.of(Reliability.RELIABLE_CERT, Reliability.AGREED);
        if (demo.getIfAvailable() != null) {
            allowed.add(Reliability.DEMO);
        }
    }

    /** Checks what came back from the lessee. @param signer who was to sign for it */
    SignatureReport received(Lease lease, SignedContract draft, byte[] signed, String signer) {
        var lessee = lessee(lease);
        return check.check(
                ExpectedSignature.received(issued(lease, draft), lessee.name(), lessee.code(), allowed)
                        .by(signer, lessee.number()),
                signed);
    }

    /** With our time stamp; as it was, if none can be had now. */
    byte[] withProof(byte[] signed) {
        try {
            return seal.withProof(signed);
        } catch (SigningUnavailable none) {
            LOG.warn("No time stamp for a file that arrived: {}", none.getMessage());
            return signed;
        }
    }

    /**
     * Puts the lessor's seal under what the lessee signed, with who decided to. Waits for the time-stamp service: hold
     * no lock.
     *
     * @throws dev.serverlease.signature.SigningUnavailable if it cannot be sealed now; nothing was
     */
    byte[] sealed(Lease lease, SignedContract signed, SealAct.LessorSigned lessor) {
        return seal.seal(
                files.read(lease.number(), signed.file()),
                new SealAct(
                        lessor(lease, signed).name(),
                        "合同 Contract " + signed.contract().number(lease.number()),
                        lessor,
                        signed.by(Party.LESSEE)
                                .map(by -> new SealAct.LesseeSigned(by.signer(), by.authority(), by.signedAt()))
                                .orElse(null)));
    }

    /** @return the digest under which the file is kept */
    String keep(Lease lease, byte[] file) {
        return files.keep(lease.number(), file);
    }

    /** Keeps that the seal's key was used: by whom, on what, and how that officer was proved. */
    void used(Lease lease, String officer, Factor factor, String digest) {
        audit.record(
                lease.number(), officer, "SEAL_USED", Map.of("factor", factor.name(), "key", seal.keyDigest()), digest);
    }

    /**
     * Checks both signatures in the sealed file.
     *
     * @return the report on the seal
     * @throws IllegalStateException in the report's words if one of them does not hold
     */
    SignatureReport bothHold(Lease lease, SignedContract draft, byte[] sealed) {
        var issued = issued(lease, draft);
        var signer = draft.by(Party.LESSEE).map(Signature::signer).orElse(null);
        require(checked(issued, ExpectedSignature.LESSEE, lessee(lease), signer, sealed));
        return require(checked(issued, LessorSeal.FIELD, lessor(lease, draft), null, sealed));
    }

    private SignatureReport checked(
            byte[] issued, String field, SigningParty party, @Nullable String signer, byte[] sealed) {
        return check.check(
                ExpectedSignature.sealed(issued, field, party.name(), party.code(), allowed)
                        .by(signer, party.number()),
                sealed);
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

    private SigningParty lessor(Lease lease, SignedContract draft) {
        var lessor = drafted.of(lease.number(), draft.contract());
        return SigningParty.named(Objects.requireNonNull(lessor.name()), lessor.uscc());
    }

    private SigningParty lessee(Lease lease) {
        return SigningParty.lessee(asSigned.application(lease));
    }
}
