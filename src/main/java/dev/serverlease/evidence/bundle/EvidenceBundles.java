package dev.serverlease.evidence.bundle;

import dev.serverlease.approval.Decisions;
import dev.serverlease.approval.WithheldDecision;
import dev.serverlease.evidence.AnchorAtExport;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.register.Lessors;
import dev.serverlease.request.Refusal;
import dev.serverlease.signature.LessorSeal;
import dev.serverlease.signature.SigningUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the evidence bundle of a lease. That it was taken out is recorded first and stands in the bundle; its files are
 * read in one snapshot; the seal signs after that, when no row is held.
 */
@Component
class EvidenceBundles {

    private static final int ATTEMPTS = 3;

    /** What managers get the digest of only: who the people are, and what was written by and to them. */
    private static final Set<String> PERSONAL = Set.of(
            "application",
            "completions",
            "identity",
            "facts.json",
            "decisions.json",
            "findings",
            "attachments",
            "contract",
            "signatures",
            "delivery",
            "lessee",
            "agreements",
            "notices",
            "other",
            "sign-page.jsonl",
            "audit");

    private final LeaseCommands commands;
    private final Decisions decisions;
    private final AuditTrail audit;
    private final AnchorAtExport anchors;
    private final Snapshot snapshot;
    private final SealOfManifest seal;

    EvidenceBundles(
            LeaseCommands commands,
            Decisions decisions,
            AuditTrail audit,
            AnchorAtExport anchors,
            Snapshot snapshot,
            SealOfManifest seal) {
        this.commands = commands;
        this.decisions = decisions;
        this.audit = audit;
        this.anchors = anchors;
        this.snapshot = snapshot;
        this.seal = seal;
    }

    /**
     * @param file that the caller deletes
     * @param withheldFiles how many files are given by their digest only
     * @param withheldEntries of how many entries of the audit trail
     */
    record Made(Path file, long withheldFiles, long withheldEntries) {

        private static Made of(Path file, List<String> withheld) {
            long entries = withheld.stream().filter(path -> path.contains("#")).count();
            return new Made(file, withheld.size() - entries, entries);
        }
    }

    /**
     * @throws Refusal 409 while a first decision is withheld from the second officer; 503 if the seal or a time stamp
     *     cannot be had now
     */
    Made make(String number, Person person) {
        boolean whole = person.in(Groups.LEGAL);
        var key = seal.key();
        commands.lockedDo(number, lease -> record(lease, person, whole, key));
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            anchors.of(number);
            var file = temporary();
            try (var bundle = new BundleWriter(Files.newOutputStream(file), whole ? Set.of() : PERSONAL)) {
                var head = snapshot.write(number, bundle);
                if (head != null) {
                    seal.finish(number, head, bundle);
                    return Made.of(file, bundle.withheld());
                }
            } catch (IOException e) {
                delete(file);
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                delete(file);
                throw e;
            }
            delete(file);
        }
        throw new Refusal(
                503,
                "租赁 " + number + " 正在办理中，操作记录尚未写齐，请稍后再导出。 Lease " + number
                        + " is being worked on and its record is not complete yet; try again shortly.");
    }

    private void record(Lease lease, Person person, boolean whole, String key) {
        if (WithheldDecision.of(lease, decisions.of(lease.number())).isPresent()) {
            throw new Refusal(
                    409,
                    "第二名法务人员尚未作出决定，在此之前不得透露第一名的决定，暂不能导出证据包。 The second officer has not decided yet, and until then nobody"
                            + " is told of the first decision; the evidence bundle can be taken out afterwards.");
        }
        audit.record(lease.number(), person.name(), "EVIDENCE_TAKEN_OUT", Map.of("whole", whole, "key", key), null);
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("evidence-", ".zip");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One consistent look at the rows of a lease. */
    @Component
    static class Snapshot {

        private final LeaseRecord record;
        private final BundleContents contents;

        Snapshot(LeaseRecord record, BundleContents contents) {
            this.record = record;
            this.contents = contents;
        }

        /** @return null if entries still wait for their place in the chain: nothing was written then */
        @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
        public LeaseRecord.@org.jspecify.annotations.Nullable Head write(String number, BundleWriter bundle) {
            if (record.hasWaiting(number)) {
                return null;
            }
            contents.write(number, bundle);
            return record.head(number);
        }
    }

    /** The lessor's seal under the manifest. */
    @Component
    static class SealOfManifest {

        private final LessorSeal seal;
        private final Lessors lessors;
        private final Clock clock;

        SealOfManifest(LessorSeal seal, Lessors lessors, Clock clock) {
            this.seal = seal;
            this.lessors = lessors;
            this.clock = clock;
        }

        /** How the audit trail names the key that will sign; asked for before anything is recorded. */
        String key() {
            try {
                return seal.keyDigest();
            } catch (SigningUnavailable e) {
                throw unavailable(e);
            }
        }

        void finish(String number, LeaseRecord.Head head, BundleWriter bundle) {
            try {
                bundle.add(
                        "trust/lessor.pem",
                        "application/x-pem-file",
                        pem(seal.certificate().getEncoded()));
                bundle.finish(
                        number,
                        lessors.current().name(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        head,
                        seal::signDetached);
            } catch (SigningUnavailable e) {
                throw unavailable(e);
            } catch (java.security.cert.CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Refusal unavailable(SigningUnavailable why) {
            return new Refusal(503, String.valueOf(why.getMessage()));
        }

        private static String pem(byte[] certificate) {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
                    + "\n-----END CERTIFICATE-----\n";
        }
    }
}
