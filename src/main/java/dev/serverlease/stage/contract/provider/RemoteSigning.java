package dev.serverlease.stage.contract.provider;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.SecretPlaces;
import dev.serverlease.signature.provider.SigningPlatform;
import dev.serverlease.signature.provider.SigningPlatform.EnvelopeId;
import dev.serverlease.signature.provider.SigningPlatform.SignerRef;
import dev.serverlease.signature.provider.SigningProvider;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.link.SigningLinks;
import dev.serverlease.stage.contract.provider.EnvelopeTable.State;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.mail.MailPreparationException;
import org.springframework.stereotype.Component;

/**
 * The lessee is asked at a platform outside: here only what is wanted is written down, and {@link SigningRounds}
 * carries it out, when no lease is held.
 */
@Component
@Primary
@ConditionalOnProperty("server-lease.signing.provider.address")
class RemoteSigning implements SigningProvider, SecretPlaces {

    /** One person signs for the lessee. */
    static final SignerRef LESSEE = new SignerRef("lessee");

    private final EnvelopeTable table;
    private final Contracts contracts;
    private final RemoteRequests requests;
    private final SigningPlatform platform;
    private final SigningLinks links;
    private final AuditTrail audit;

    RemoteSigning(
            EnvelopeTable table,
            Contracts contracts,
            RemoteRequests requests,
            SigningPlatform platform,
            SigningLinks links,
            AuditTrail audit) {
        this.links = links;
        this.table = table;
        this.contracts = contracts;
        this.requests = requests;
        this.platform = platform;
        this.audit = audit;
    }

    /** What was handed over before is cancelled by the next round: it is the newest no more. */
    @Override
    public void open(Lease lease) {
        table.want(
                lease.number(), contracts.newest(lease.number()).orElseThrow().version());
    }

    @Override
    public void remind(Lease lease) {
        table.newest(lease.number()).filter(row -> row.state() == State.OPEN).ifPresent(row -> {
            table.mailed(row.request(), requests.mail(lease));
            audit.record(lease.number(), AuditTrail.SYSTEM, "SIGNING_LINK_REMINDED", Map.of(), null);
        });
    }

    /**
     * The next round sees that nothing is awaited any more, and tells the platform. A link that an officer sent besides
     * is good no more at once.
     */
    @Override
    public boolean cancel(Lease lease, String by, String reason) {
        boolean linked = links.cancel(lease, by, reason);
        return table.newest(lease.number())
                .filter(EnvelopeTable.Row::isOpen)
                .map(row -> {
                    table.lookAgain(row.request(), Duration.ZERO, false);
                    return true;
                })
                .orElse(linked);
    }

    /**
     * The platform's link, made when the mail is sent.
     *
     * @throws MailPreparationException if there is none now: the mail is tried again, and keeps no other waiting
     */
    @Override
    public Optional<String> of(long mail) {
        return table.byMail(mail).map(row -> link(Objects.requireNonNull(row.envelope())));
    }

    private String link(EnvelopeId envelope) {
        try {
            return platform.linkFor(envelope, LESSEE).toString();
        } catch (RuntimeException none) {
            throw new MailPreparationException("no link from the signing platform: " + none.getMessage(), none);
        }
    }
}
