package dev.serverlease.stage.application;

import dev.serverlease.request.Refusal;
import java.util.List;

/** The reference is already used for a lease; the caller decides what the sender may know about it. */
class ReferenceTaken extends Refusal {

    private final Application application;

    ReferenceTaken(Application application) {
        super(
                400,
                "申请编号 " + application.reference() + " 已被使用，未重复建立租赁。 The reference " + application.reference()
                        + " is in use; no second lease was made.",
                List.of(new FieldError("reference", "此编号已被使用。 This reference is in use.")));
        this.application = application;
    }

    Application application() {
        return application;
    }
}
