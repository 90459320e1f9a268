package dev.serverlease.stage.contract.provider;

import dev.serverlease.access.door.VisitorBody;
import dev.serverlease.journal.Journal;
import dev.serverlease.journal.JournalKind;
import dev.serverlease.request.Refusal;
import dev.serverlease.signature.SigningUnavailable;
import dev.serverlease.signature.provider.PlatformSettings;
import dev.serverlease.signature.provider.SigningPlatform;
import dev.serverlease.signature.provider.SigningPlatform.Headers;
import dev.serverlease.signature.provider.SigningReturns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a signing platform tells that something happened. Nobody signs in: the message's authentication over its bytes
 * lets in, and what it says is asked back from the platform.
 */
@RestController
@Tag(name = "合同签署 Contract")
class SigningReturnController {

    private final ObjectProvider<SigningPlatform> platforms;
    private final PlatformSettings settings;
    private final RemoteArrivals arrivals;
    private final EnvelopeTable table;
    private final Journal journal;

    SigningReturnController(
            ObjectProvider<SigningPlatform> platforms,
            PlatformSettings settings,
            RemoteArrivals arrivals,
            EnvelopeTable table,
            Journal journal) {
        this.platforms = platforms;
        this.settings = settings;
        this.arrivals = arrivals;
        this.table = table;
        this.journal = journal;
    }

    @PostMapping("/api/signing-returns/{provider}")
    @Operation(
            summary = "签署平台的回调 A signing platform's message",
            description = "无需登录，凭消息认证码（X-Signing-Mac，HMAC-SHA-256，覆盖原始字节）。204 已受理，重复的同样答复；403 认证码不符，记入操作日志；404"
                    + " 没有这个平台或者签署任务；503 暂时无法核实，请重发。 No sign-in; authenticated by X-Signing-Mac over the raw bytes."
                    + " 204 taken, a repeat alike; 403 not authentic, which is kept in the journal; 404 no such platform or"
                    + " request; 503 cannot be verified now, send it again.")
    ResponseEntity<Void> told(@PathVariable String provider, HttpServletRequest request) throws IOException {
        var platform = platforms.getIfAvailable();
        if (platform == null || !provider.equals(settings.name())) {
            throw new Refusal(404, "没有接入这个签署平台。 No such signing platform is connected.");
        }
        var raw = VisitorBody.form(request);
        var bytes = raw.getInputStream().readAllBytes();
        var message = platform.callback(headers(request), bytes).orElseThrow(() -> {
            journal.noted(
                    JournalKind.RETURN_REFUSED,
                    provider,
                    request.getRemoteAddr(),
                    request.getRequestURI(),
                    raw.digest());
            return new Refusal(
                    403,
                    "消息认证码（X-Signing-Mac）不符，未受理。 The message's authentication (X-Signing-Mac) is wrong; it was not taken.");
        });
        if (table.by(message.envelope()).isEmpty()) {
            throw new Refusal(404, "没有这个签署任务。 There is no such signing request.");
        }
        try {
            new SigningReturns(platform, arrivals).poll(message.envelope());
        } catch (SigningUnavailable unreachable) {
            throw new Refusal(
                    503, "暂时无法向签署平台核实，请稍后重发。 It cannot be verified with the platform now; send it again later.");
        }
        return ResponseEntity.noContent().build();
    }

    private static Headers headers(HttpServletRequest request) {
        var headers = new HashMap<String, String>();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return new Headers(headers);
    }
}
