package dev.serverlease.stage.contract.provider;

import dev.serverlease.database.EachLease;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.Moment;
import dev.serverlease.lease.Party;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.signature.provider.PlatformSettings;
import dev.serverlease.signature.provider.SigningPlatform;
import dev.serverlease.signature.provider.SigningReturns;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.provider.EnvelopeTable.Row;
import dev.serverlease.stage.contract.provider.EnvelopeTable.State;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries out what is wanted of a platform, and asks after what is open, because messages get lost: hands over, cancels
 * what nobody awaits any more, takes in what has ended. It holds no lease while it waits for the platform; what fails
 * is tried again, and after some time operators are told.
 */
@Component
@ConditionalOnProperty("server-lease.signing.provider.address")
class SigningRounds {

    private static final Duration LONGEST = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(SigningRounds.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int TOLD_AFTER = 10;

    private final EnvelopeTable table;
    private final SigningPlatform platform;
    private final SigningReturns returns;
    private final RemoteRequests requests;
    private final Awaited awaited;
    private final Kept kept;
    private final Duration pollEvery;

    SigningRounds(
            EnvelopeTable table,
            SigningPlatform platform,
            RemoteArrivals arrivals,
            RemoteRequests requests,
            Awaited awaited,
            Kept kept,
            PlatformSettings settings) {
        this.table = table;
        this.platform = platform;
        this.returns = new SigningReturns(platform, arrivals);
        this.requests = requests;
        this.awaited = awaited;
        this.kept = kept;
        this.pollEvery = settings.pollEvery();
    }

    @Scheduled(fixedDelayString = "PT10S")
    void run() {
        EachLease.of(table.due(), Row::leaseNumber, "The signing request", this::lookOrLater);
    }

    private void lookOrLater(Row row) {
        try {
            look(row);
        } catch (RuntimeException failure) {
            LOG.warn("Signing request {} of lease {}: {}", row.request(), row.leaseNumber(), failure.toString());
            table.lookAgain(row.request(), AGAIN, true);
            if (row.failures() + 1 == TOLD_AFTER) {
                kept.tell(row, failure);
            }
        }
    }

    private void look(Row row) {
        if (!awaited.is(row)) {
            if (row.envelope() != null) {
                platform.cancel(row.envelope(), "合同已有新的文本，或者不再需要签署。 Superseded, or no longer to be signed.");
            }
            kept.cancelled(row);
            return;
        }
        if (row.envelope() == null) {
            var opened = platform.open(awaited.request(row, requests));
            kept.opened(row, opened, pollEvery);
            return;
        }
        returns.poll(row.envelope());
        table.lookAgain(row.request(), pollEvery, false);
    }

    /** Whether a signature is still awaited on a request. */
    @Component
    static class Awaited {

        private final Leases leases;
        private final OpenSigning signing;
        private final LeaseMessages messages;
        private final EnvelopeTable table;
        private final Moment moment;

        Awaited(Leases leases, OpenSigning signing, LeaseMessages messages, EnvelopeTable table, Moment moment) {
            this.leases = leases;
            this.signing = signing;
            this.messages = messages;
            this.table = table;
            this.moment = moment;
        }

        boolean is(Row row) {
            var lease = leases.get(row.leaseNumber());
            return messages.awaits(lease, LeaseMessages.LESSEE_SIGNED)
                    && table.newest(row.leaseNumber())
                            .filter(newest -> newest.request().equals(row.request()))
                            .isPresent()
                    && signing.of(lease)
                            .filter(draft ->
                                    draft.contract().version() == row.version() && !draft.isSignedBy(Party.LESSEE))
                            .isPresent();
        }

        SigningPlatform.SignRequest request(Row row, RemoteRequests requests) {
            var lease = leases.get(row.leaseNumber());
            return requests.of(
                    lease,
                    signing.require(lease).contract(),
                    row.request(),
                    Objects.requireNonNullElseGet(
                            signing.until(lease), () -> moment.now().plus(LONGEST)));
        }
    }

    /** What became of a request, in the lease's chain. */
    @Component
    static class Kept {

        private final LeaseCommands commands;
        private final EnvelopeTable table;
        private final RemoteRequests requests;
        private final AuditTrail audit;
        private final Notices notices;

        Kept(LeaseCommands commands, EnvelopeTable table, RemoteRequests requests, AuditTrail audit, Notices notices) {
            this.commands = commands;
            this.table = table;
            this.requests = requests;
            this.audit = audit;
            this.notices = notices;
        }

        void opened(Row row, SigningPlatform.Envelope opened, Duration next) {
            commands.lockedDo(row.leaseNumber(), lease -> {
                if (table.lock(row.request()).state() == State.WANTED) {
                    table.opened(row.request(), opened.id(), requests.mail(lease), next);
                    audit.record(
                            lease.number(),
                            AuditTrail.SYSTEM,
                            "PLATFORM_OPENED",
                            Map.of("envelope", opened.id().value()),
                            null);
                }
            });
        }

        void cancelled(Row row) {
            commands.lockedDo(row.leaseNumber(), lease -> {
                if (table.lock(row.request()).isOpen()) {
                    table.ended(row.request(), State.CANCELLED);
                    keepCancelled(lease, row);
                }
            });
        }

        private void keepCancelled(Lease lease, Row row) {
            audit.record(
                    lease.number(),
                    AuditTrail.SYSTEM,
                    "PLATFORM_CANCELLED",
                    row.envelope() == null
                            ? Map.of()
                            : Map.of(
                                    "envelope",
                                    Objects.requireNonNull(row.envelope()).value()),
                    null);
        }

        void tell(Row row, RuntimeException failure) {
            var refusal = failure instanceof IllegalArgumentException ? failure.getCause() : null;
            var why = failure.getMessage() + (refusal == null ? "" : ": " + refusal.getMessage());
            notices.tell(
                    Notice.about(
                            row.leaseNumber(),
                            NoticeKind.INCIDENT,
                            "租赁 " + row.leaseNumber() + " 的签署请求多次未能送达签署平台，系统仍在重试：" + why,
                            "The signing request of lease " + row.leaseNumber()
                                    + " has failed at the signing platform several times and is still tried again: "
                                    + why),
                    Audience.group(Groups.OPERATIONS),
                    Audience.group(Groups.CONTRACT));
        }
    }
}
