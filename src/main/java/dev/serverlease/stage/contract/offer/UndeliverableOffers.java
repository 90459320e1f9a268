package dev.serverlease.stage.contract.offer;

import dev.serverlease.database.EachLease;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.signature.provider.SigningProvider;
import dev.serverlease.stage.contract.link.UndeliveredLinks;
import dev.serverlease.stage.contract.link.UndeliveredLinks.Undelivered;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A mail with the link that the recipient's server refused for good, or that was given up, is an offer that did not
 * reach the lessee: it is a contract officer's task by itself.
 */
@Component
public class UndeliverableOffers {

    private final UndeliveredLinks undelivered;
    private final LeaseCommands commands;
    private final SigningProvider provider;
    private final OfferReturns returns;

    UndeliverableOffers(
            UndeliveredLinks undelivered, LeaseCommands commands, SigningProvider provider, OfferReturns returns) {
        this.undelivered = undelivered;
        this.commands = commands;
        this.provider = provider;
        this.returns = returns;
    }

    @Scheduled(fixedDelayString = "PT30S")
    public void run() {
        EachLease.of(
                undelivered.all(), Undelivered::leaseNumber, "The return of the undelivered offer", this::takeBack);
    }

    private void takeBack(Undelivered one) {
        var reason = "发给承租人的签署链接未送达（" + one.recipient() + "）：" + one.error()
                + " The mail with the signing link was not delivered (" + one.recipient() + "): " + one.error();
        commands.lockedDo(one.leaseNumber(), lease -> {
            // somebody may have used or renewed the link in the meantime
            if (undelivered.is(one)) {
                provider.cancel(lease, AuditTrail.SYSTEM, reason);
                returns.recordIfAwaited(lease, reason, AuditTrail.SYSTEM);
            }
        });
    }
}
