package dev.serverlease.stage.contract.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.signature.ExpectedSignature;
import dev.serverlease.signature.provider.SigningPlatform.SignRequest;
import dev.serverlease.signature.provider.SigningPlatform.Signer;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.NamedSigner;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a platform is asked, and how its signer is told. */
@Component
class RemoteRequests {

    private final ApplicationTrees applications;
    private final KeptFiles files;
    private final Notices notices;

    RemoteRequests(ApplicationTrees applications, KeptFiles files, Notices notices) {
        this.applications = applications;
        this.files = files;
        this.notices = notices;
    }

    /** @param request ours; the same for each attempt */
    SignRequest of(Lease lease, Contract draft, UUID request, Instant until) {
        var lessee = lessee(lease);
        return new SignRequest(
                request.toString(),
                files.read(lease.number(), draft.digest()),
                draft.digest(),
                List.of(new Signer(
                        RemoteSigning.LESSEE,
                        signer(lease),
                        lessee.path("name").asText(),
                        text(lessee, "uscc"),
                        ExpectedSignature.LESSEE)),
                until);
    }

    /** Who signs for the lessee, as applied for. */
    String signer(Lease lease) {
        var lessee = lessee(lease);
        return Objects.requireNonNullElse(
                NamedSigner.of(lessee).name(), lessee.path("name").asText());
    }

    String authority(Lease lease) {
        return NamedSigner.of(lessee(lease)).authority();
    }

    /** @return the mail that brings the platform's link; null without an address or a mail server */
    @Nullable
    Long mail(Lease lease) {
        var lessee = lessee(lease);
        var address = Objects.requireNonNullElse(
                text(lessee, "noticeEmail"), lessee.path("email").asText(""));
        return address.isBlank()
                ? null
                : notices.mail(
                        Notice.about(
                                lease.number(),
                                NoticeKind.SIGNING_LINK,
                                "合同 " + lease.number() + " 已拟好，请用下面的链接前往签署平台，核对身份、阅读全文后签署或者拒绝。链接只供您本人使用，请勿转发。",
                                "Contract " + lease.number()
                                        + " is ready. Follow the link below to the signing platform, say who you are, read"
                                        + " it, and sign or decline. The link is yours alone, please forward it to nobody."),
                        address);
    }

    /** The platform's own record of who signed and how. @return its digest */
    String keep(Lease lease, byte[] evidence) {
        return files.keep(lease.number(), evidence);
    }

    private JsonNode lessee(Lease lease) {
        return applications.of(lease.application()).path("lessee");
    }

    private static @Nullable String text(JsonNode lessee, String member) {
        var text = lessee.path(member).asText("").strip();
        return text.isEmpty() || lessee.path(member).isNull() ? null : text;
    }
}
