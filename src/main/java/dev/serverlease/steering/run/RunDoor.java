package dev.serverlease.steering.run;

import dev.serverlease.journal.Journal;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.people.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.function.LongSupplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What each door has in common at which a run begins: the operators' journal knows of it before and after. */
@Component
class RunDoor {

    private final Journal journal;
    private final Actor actor;

    RunDoor(Journal journal, Actor actor) {
        this.journal = journal;
        this.actor = actor;
    }

    /** Who decides. */
    String manager() {
        return actor.name();
    }

    /**
     * Begins a run.
     *
     * @param decided what is decided and why; the journal keeps its digest
     * @param count how many leases or tasks it is about
     * @param run answers its id
     * @return where its progress is read
     */
    ResponseEntity<Void> begin(HttpServletRequest asked, String decided, int count, LongSupplier run) {
        long entry = journal.decided(
                manager(),
                asked.getRemoteAddr(),
                asked.getMethod() + " " + asked.getRequestURI(),
                CanonicalJson.digest(decided),
                count);
        long id = run.getAsLong();
        journal.answered(entry, HttpStatus.ACCEPTED.value());
        return ResponseEntity.accepted()
                .location(URI.create("/api/steering/runs/" + id))
                .build();
    }
}
