package dev.serverlease.bench.stock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A service task that does nothing, so that the engine alone is measured. */
public final class Nothing implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        // nothing
    }
}
