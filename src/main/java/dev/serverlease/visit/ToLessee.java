package dev.serverlease.visit;

import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the lessee, at the address for notices that the contract names, and so on its page too. */
@Component
public class ToLessee {

    private final ApplicationTrees applications;
    private final Notices notices;

    ToLessee(ApplicationTrees applications, Notices notices) {
        this.applications = applications;
        this.notices = notices;
    }

    /** In the caller's transaction; nobody is told where the contract names no address. */
    public void tell(Lease lease, NoticeKind kind, Bilingual text) {
        audience(lease)
                .ifPresent(lessee -> notices.tell(Notice.about(lease.number(), kind, text.zh(), text.en()), lessee));
    }

    /** Empty where the contract names no address. */
    public Optional<Audience> audience(Lease lease) {
        return Optional.ofNullable(
                        LesseeContact.of(applications.of(lease.application()).path("lessee"))
                                .address())
                .map(Audience::outside);
    }
}
