package dev.serverlease.testing;

import dev.serverlease.provision.Provisioner;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provisioner that remembers its calls and can be told to fail for a lease. */
public class FakeProvisioner implements Provisioner {

    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    public void failFor(String leaseNumber, String why) {
        failures.put(leaseNumber, why);
    }

    public void workAgainFor(String leaseNumber) {
        failures.remove(leaseNumber);
    }

    /** The calls that went well, for one lease. */
    public List<String> callsFor(String leaseNumber) {
        return calls.stream().filter(call -> call.startsWith(leaseNumber + "/")).toList();
    }

    /** What had gone well for one lease went well for its copy too. */
    void alsoCarriedOut(List<String> driven, String leaseNumber, String copy) {
        driven.forEach(call -> calls.add(copy + call.substring(leaseNumber.length())));
    }

    @Override
    public String carryOut(Action action, String leaseNumber, int occurrence) {
        var failure = failures.get(leaseNumber);
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        var call = leaseNumber + "/" + action + "/" + occurrence;
        calls.add(call);
        return call;
    }
}
