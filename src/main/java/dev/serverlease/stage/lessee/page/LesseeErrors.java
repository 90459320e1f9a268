package dev.serverlease.stage.lessee.page;

import dev.serverlease.operation.log.LogMarks;
import dev.serverlease.stage.lessee.link.LesseeLink;
import dev.serverlease.stage.lessee.link.LesseeLinkTable;
import dev.serverlease.visit.NoSuchLink;
import dev.serverlease.visit.VisitCookie;
import dev.serverlease.visit.VisitorErrors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;

/** A door of the lessee's page. */
abstract class LesseeErrors extends VisitorErrors {

    final LesseeLinkTable links;
    final LesseeVisits visits;

    LesseeErrors(LesseeLinkTable links, LesseeVisits visits) {
        this.links = links;
        this.visits = visits;
    }

    @Override
    protected String template() {
        return "lessee";
    }

    @Override
    protected String path(String token) {
        return LesseeLink.path(token);
    }

    @Override
    protected Map<String, ?> model(String token, HttpServletRequest request) {
        var model = new HashMap<String, Object>();
        model.put("at", path(token));
        model.put("times", visits.times(request));
        model.put("view", visits.view(link(token), VisitCookie.of(request)));
        return model;
    }

    LesseeLink link(String token) {
        var link = links.byToken(token).orElseThrow(NoSuchLink::new);
        LogMarks.restOfRequest(link.leaseNumber());
        return link;
    }

    /** Whoever reads a file of the page: an identified visitor of this link, as long as it can be used. */
    LesseeLink reader(String token, HttpServletRequest request) {
        var link = link(token);
        if (!visits.reads(link, VisitCookie.of(request))) {
            throw new NoSuchLink();
        }
        return link;
    }

    /** Before the body is read: nobody else's is. @throws VisitOver if this browser has not proved who uses it */
    LesseeVisits.Visit identified(String token, HttpServletRequest request) {
        return visits.identified(link(token), VisitCookie.of(request), request);
    }
}
