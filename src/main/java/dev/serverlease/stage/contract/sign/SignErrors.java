package dev.serverlease.stage.contract.sign;

import dev.serverlease.operation.log.LogMarks;
import dev.serverlease.stage.contract.link.LinkTable;
import dev.serverlease.stage.contract.link.SigningLink;
import dev.serverlease.visit.NoSuchLink;
import dev.serverlease.visit.VisitCookie;
import dev.serverlease.visit.VisitorErrors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** A door of the signing page. */
abstract class SignErrors extends VisitorErrors {

    final LinkTable links;
    final SignPage page;

    SignErrors(LinkTable links, SignPage page) {
        this.links = links;
        this.page = page;
    }

    @Override
    protected String template() {
        return "sign";
    }

    @Override
    protected String path(String token) {
        return SigningLink.path(token);
    }

    @Override
    protected Map<String, ?> model(String token, HttpServletRequest request) {
        return Map.of(
                "token", token, "view", page.view(link(token), VisitCookie.of(request)), "consent", Consent.SENTENCE);
    }

    @Override
    protected boolean isExpired(String token) {
        return links.byToken(token).filter(page::isExpired).isPresent();
    }

    SigningLink link(String token) {
        var link = links.byToken(token).orElseThrow(NoSuchLink::new);
        LogMarks.restOfRequest(link.leaseNumber());
        return link;
    }
}
