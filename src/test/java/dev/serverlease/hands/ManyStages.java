package dev.serverlease.hands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.testing.LeaseDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.core.io.ClassPathResource;

/** Three hundred leases of one lessee in all stages, made over HTTP: most are new, few have come far. */
final class ManyStages {

    /** A part of its name, which no other lessee has. */
    static final String LESSEE = "驾驶舱测试";

    private static final String GROUND = "{\"ground\": \"客户另有安排\"}";
    private static final String PERMIT = "B1.B2-20240001,";

    private final LeaseDriver lease;
    private final Map<LeaseStage, List<String>> numbers = new EnumMap<>(LeaseStage.class);

    ManyStages(LeaseDriver lease) {
        this.lease = lease;
        make(1, LeaseStage.CHECKS, this::heldByTheLessorsOwnPermit);
        make(6, LeaseStage.IN_FORCE, this::inForce);
        make(3, LeaseStage.SUSPENDED, () -> Brought.ordered(lease, inForce()));
        make(3, LeaseStage.CLOSING, () -> Brought.ended(lease, inForce()));
        make(3, LeaseStage.ACTIVATION, () -> Brought.onACondition(lease, application()));
        make(6, LeaseStage.CONTRACT, this::approved);
        make(28, LeaseStage.ENDED, () -> lease.apply(sample("vpn-resale")));
        make(20, LeaseStage.ENDED, () -> withdrawn(lease.apply(application())));
        make(30, LeaseStage.APPLICATION, () -> lease.apply(sample("shop-without-licence")));
        make(200, LeaseStage.LEGAL_REVIEW, () -> lease.apply(application()));
    }

    private void make(int many, LeaseStage stage, Supplier<String> one) {
        var made = numbers.computeIfAbsent(stage, first -> new ArrayList<>());
        for (int n = 0; n < many; n++) {
            made.add(one.get());
        }
        assertThat(lease.stage(oneIn(stage))).isEqualTo(stage.name());
    }

    Map<LeaseStage, List<String>> numbers() {
        return numbers;
    }

    /** The one that came there last; of those that ended, one whose applicant withdrew it. */
    String oneIn(LeaseStage stage) {
        var made = numbers.get(stage);
        return made.get(made.size() - 1);
    }

    int count() {
        return numbers.values().stream().mapToInt(List::size).sum();
    }

    /** What operations would have to look at does not stay behind. */
    void clear() {
        numbers.get(LeaseStage.CHECKS).forEach(this::withdrawn);
    }

    private String inForce() {
        return lease.inForce(application());
    }

    private String approved() {
        var number = lease.apply(application());
        lease.approve("legal1", number);
        return number;
    }

    private String withdrawn(String number) {
        var answer = lease.callRaw("sales1", "POST", "/api/leases/" + number + "/withdrawal", GROUND);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        lease.runJobs(number);
        return number;
    }

    /** While it is applied for, the register has the lessor lease under somebody else's permit. */
    private String heldByTheLessorsOwnPermit() {
        var lessors = lessors();
        imported(lessors.replaceFirst(PERMIT + "\\w+", PERMIT + "914403001922038216"));
        try {
            var number = lease.apply(application());
            lease.runJobs(number);
            return number;
        } finally {
            imported(lessors);
        }
    }

    private static String lessors() {
        try {
            return new ClassPathResource("demo/lessors.csv").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void imported(String lessors) {
        var answer = lease.callRaw("compliance1", "POST", "/api/registers/lessors", lessors, "text/csv;charset=UTF-8");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private ObjectNode application() {
        return named(lease.application());
    }

    private ObjectNode sample(String name) {
        return named(Brought.sample(lease, name));
    }

    private static ObjectNode named(ObjectNode application) {
        ((ObjectNode) application.path("lessee")).put("name", "示例" + LESSEE + "有限公司");
        return application;
    }
}
