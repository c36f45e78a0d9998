package dev.belfry.testkit.rule;

import dev.belfry.core.settings.Setting;

record SampleSettings(
        @Setting("How often before it is told.") int times,
        @Setting("What to break.") Fault fault) {}
