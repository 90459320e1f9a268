package dev.serverlease.front.frame;

import dev.serverlease.lists.Criterion;
import dev.serverlease.lists.LeaseFilter;
import dev.serverlease.lists.LeaseList;
import dev.serverlease.lists.LeaseOrder;
import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import java.util.EnumMap;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The bar for who draws it elsewhere, and its search: the lease, if there is one, else the list of those found. */
@Controller
class BarDoors {

    private static final int LONGEST = 200;

    private final LeaseList leases;
    private final Actor actor;

    BarDoors(LeaseList leases, Actor actor) {
        this.leases = leases;
        this.actor = actor;
    }

    /** The bar alone, for the web applications. */
    @GetMapping("/bar")
    String bar() {
        return "bar :: bar";
    }

    /** @param q a lease's number or the end of it, a reference, a part of the lessee's name, or a credit code */
    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q) {
        var text = q.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return "redirect:/leases";
        }
        var wanted = new EnumMap<Criterion, List<Object>>(Criterion.class);
        wanted.put(Criterion.Q, List.of(text));
        if (!VisibleLeases.seesAll(actor.person())) {
            wanted.put(Criterion.APPLICANT, List.of(actor.name()));
        }
        var found =
                leases.page(new LeaseFilter(wanted), LeaseOrder.DUE, null, 0, 2).leases();
        return "redirect:"
                + (found.size() == 1
                        ? "/desk/leases/" + found.get(0).number()
                        : UriComponentsBuilder.fromPath("/leases")
                                .queryParam("q", "{q}")
                                .encode()
                                .buildAndExpand(text)
                                .toUriString());
    }
}
