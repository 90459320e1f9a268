package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Moment;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.visit.LesseeContact;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What a new link is bound to: the newest draft, its signer, and how that person is reached. */
@Component
class NewLinks {

    private final LesseeOffer offer;
    private final Sealers sealers;
    private final Representatives representatives;
    private final ApplicationTrees applications;
    private final SigningSettings settings;
    private final Moment moment;
    private final Clock clock;

    NewLinks(
            @Lazy LesseeOffer offer,
            @Lazy Sealers sealers,
            Representatives representatives,
            ApplicationTrees applications,
            SigningSettings settings,
            Moment moment,
            Clock clock) {
        this.offer = offer;
        this.sealers = sealers;
        this.representatives = representatives;
        this.applications = applications;
        this.settings = settings;
        this.moment = moment;
        this.clock = clock;
    }

    /** @throws Refusal with 409 if no draft waits for the lessee's signature */
    SigningLink toSigner(Lease lease, String by) {
        var issued = offer.issued(lease.number());
        var lessee = LesseeContact.of(applications.of(lease.application()).path("lessee"));
        return link(
                lease,
                issued,
                new Whom(issued.signer(), issued.codeEnd(), lessee.address(), lessee.telephone(), null),
                by);
    }

    /** @throws Refusal with 409 if the signer has named nobody for the newest draft, or a person of the lessor */
    SigningLink toRepresentative(Lease lease, String by) {
        var issued = offer.issued(lease.number());
        var named = representatives
                .of(lease.number(), issued.version())
                .orElseThrow(() -> new Refusal(
                        409,
                        "签署人没有为最新合同文本指定代理人，请向签署人发出链接。 The signer has named no representative for the newest draft; send the"
                                + " link to the signer."));
        var ofTheLessor = representatives.objections(named.name(), named.address(), named.telephone());
        if (!ofTheLessor.isEmpty()) {
            throw new Refusal(409, ofTheLessor.stream().map(FieldError::message).collect(Collectors.joining(" ")));
        }
        return link(
                lease,
                issued,
                new Whom(named.name(), named.numberEnd(), named.address(), named.telephone(), named.letter()),
                by);
    }

    /** @throws Refusal with 409 if this officer, who would hand the link over, is the last who could seal */
    void requireOtherSealer(Lease lease, String officer) {
        sealers.requireOther(lease, officer);
    }

    /**
     * @throws Refusal with 409 if the draft came back unsigned, so that no link could be signed with, or the lessor is
     *     no longer as it says, so that it could not be sealed
     */
    void requireSignable(Lease lease) {
        if (!offer.isWithLessee(lease)) {
            throw new Refusal(
                    409,
                    "合同不在承租人处，此时发出的链接无法签署。承租人未签署退回的，请先办理任务“处理未签署的合同”，选择“重新送交承租人签署”，系统随即发出新的链接。"
                            + " It is not with the lessee, and a link could not be signed with. If it came back unsigned,"
                            + " deal with the returned offer first: offer it to the lessee again, and a new link goes"
                            + " out.");
        }
        offer.requireLessorUnchanged(lease);
    }

    private record Whom(
            String name,
            String numberEnd,
            @Nullable String address,
            @Nullable String telephone,
            @Nullable UUID letter) {}

    private SigningLink link(Lease lease, LesseeOffer.Issued issued, Whom whom, String by) {
        var now = moment.now();
        return new SigningLink(
                UUID.randomUUID(),
                lease.number(),
                issued.version(),
                issued.digest(),
                whom.name(),
                whom.numberEnd(),
                whom.letter(),
                whom.address(),
                whom.telephone(),
                LinkState.SENT,
                now,
                by,
                expiry(issued.until(), now),
                false,
                0,
                0,
                null,
                null,
                false,
                null);
    }

    /** Never beyond the signing deadline. */
    private Instant expiry(@Nullable Instant deadline, Instant now) {
        var valid = settings.linkValid().after(now, clock.getZone());
        return deadline != null && deadline.isBefore(valid) && deadline.isAfter(now) ? deadline : valid;
    }
}
