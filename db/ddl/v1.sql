-- The tables of a tracker as migration 1 makes them. Frozen: a later shape is a later migration.
CREATE TABLE record (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL
) STRICT;
CREATE INDEX record_kind ON record (kind);
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  author TEXT NOT NULL,
  desk TEXT NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  undoes TEXT NOT NULL DEFAULT '',
  schema INTEGER NOT NULL
) STRICT;
CREATE INDEX change_undoes ON change (undoes) WHERE undoes <> '';
CREATE TABLE edit (
  seq INTEGER NOT NULL REFERENCES change(seq) ON DELETE RESTRICT,
  place INTEGER NOT NULL,
  "table" TEXT NOT NULL,
  id TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (seq, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX edit_id ON edit (id, seq);
CREATE TABLE draft (
  id TEXT PRIMARY KEY,
  record TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL,
  fields TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE blob_data (
  sha256 TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE "actor" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "name" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT '',
  "short_name" TEXT NOT NULL DEFAULT '',
  "part_of" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "capability" REAL,
  "colour" TEXT NOT NULL DEFAULT '',
  "summary" TEXT NOT NULL DEFAULT '',
  "aliases" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "actor_part_of" ON "actor" ("part_of");
CREATE TABLE "membership" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "actor" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "group" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "since" TEXT NOT NULL DEFAULT '',
  "since_from" TEXT,
  "since_to" TEXT,
  "until" TEXT NOT NULL DEFAULT '',
  "until_from" TEXT,
  "until_to" TEXT,
  "note" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "membership_actor" ON "membership" ("actor");
CREATE INDEX "membership_group" ON "membership" ("group");
CREATE INDEX "membership_since_from" ON "membership" ("since_from");
CREATE TABLE "actor_role" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "actor" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "role" TEXT NOT NULL DEFAULT '',
  "within" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "since" TEXT NOT NULL DEFAULT '',
  "since_from" TEXT,
  "since_to" TEXT,
  "until" TEXT NOT NULL DEFAULT '',
  "until_from" TEXT,
  "until_to" TEXT,
  "note" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "actor_role_actor" ON "actor_role" ("actor");
CREATE INDEX "actor_role_within" ON "actor_role" ("within");
CREATE INDEX "actor_role_since_from" ON "actor_role" ("since_from");
CREATE TABLE "stake" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "actor" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "issue" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "salience" REAL,
  "since" TEXT NOT NULL DEFAULT '',
  "since_from" TEXT,
  "since_to" TEXT,
  "until" TEXT NOT NULL DEFAULT '',
  "until_from" TEXT,
  "until_to" TEXT,
  "reason" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "stake_actor" ON "stake" ("actor");
CREATE INDEX "stake_issue" ON "stake" ("issue");
CREATE INDEX "stake_since_from" ON "stake" ("since_from");
CREATE TABLE "dossier" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "title" TEXT NOT NULL DEFAULT '',
  "subtitle" TEXT NOT NULL DEFAULT '',
  "organisation" TEXT NOT NULL DEFAULT '',
  "language" TEXT NOT NULL DEFAULT '',
  "day_one" TEXT NOT NULL DEFAULT '',
  "day_one_from" TEXT,
  "day_one_to" TEXT,
  "day_label" TEXT NOT NULL DEFAULT '',
  "likelihood_scale" TEXT NOT NULL DEFAULT '',
  "marking_set" TEXT NOT NULL DEFAULT '',
  "handling_default" TEXT NOT NULL DEFAULT '',
  "date_order" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "marking" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "set" TEXT NOT NULL DEFAULT '',
  "level" TEXT NOT NULL DEFAULT '',
  "rank" INTEGER NOT NULL,
  "banner" TEXT NOT NULL DEFAULT '',
  "colour" TEXT NOT NULL DEFAULT '',
  "place" TEXT NOT NULL DEFAULT '',
  "portion" INTEGER,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "scale_term" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "scale" TEXT NOT NULL DEFAULT '',
  "term" TEXT NOT NULL DEFAULT '',
  "low" REAL NOT NULL,
  "high" REAL NOT NULL,
  "rank" INTEGER NOT NULL,
  "second_term" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "issue" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "title" TEXT NOT NULL DEFAULT '',
  "question" TEXT NOT NULL DEFAULT '',
  "theme" TEXT NOT NULL DEFAULT '',
  "parent" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "rank" INTEGER,
  "description" TEXT NOT NULL DEFAULT '',
  "low_label" TEXT NOT NULL DEFAULT '',
  "high_label" TEXT NOT NULL DEFAULT '',
  "discussed" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "issue_parent" ON "issue" ("parent");
CREATE INDEX "issue_discussed" ON "issue" ("discussed");
CREATE TABLE "option" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "issue" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "label" TEXT NOT NULL DEFAULT '',
  "value" REAL NOT NULL,
  "description" TEXT NOT NULL DEFAULT '',
  "rank" INTEGER,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "option_issue" ON "option" ("issue");
CREATE TABLE "position" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "actor" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "issue" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "channel" TEXT NOT NULL DEFAULT '',
  "stated" TEXT NOT NULL DEFAULT '',
  "stated_from" TEXT,
  "stated_to" TEXT,
  "stated_as_printed" TEXT NOT NULL DEFAULT '',
  "until" TEXT NOT NULL DEFAULT '',
  "until_from" TEXT,
  "until_to" TEXT,
  "replaces" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "speaker" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "event" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "venue" TEXT NOT NULL DEFAULT '',
  "statement" TEXT NOT NULL DEFAULT '',
  "rationale" TEXT NOT NULL DEFAULT '',
  "firmness" TEXT NOT NULL DEFAULT '',
  "caveat_text" TEXT NOT NULL DEFAULT '',
  "confidence" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "position_actor" ON "position" ("actor");
CREATE INDEX "position_issue" ON "position" ("issue");
CREATE INDEX "position_replaces" ON "position" ("replaces");
CREATE INDEX "position_speaker" ON "position" ("speaker");
CREATE INDEX "position_event" ON "position" ("event");
CREATE INDEX "position_stated_from" ON "position" ("stated_from");
CREATE TABLE "position_option" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "position" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "option" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "stance" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "position_option_joins" ON "position_option" ("position", "option");
CREATE INDEX "position_option_position" ON "position_option" ("position");
CREATE INDEX "position_option_option" ON "position_option" ("option");
CREATE TABLE "condition" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "position_option" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "text" TEXT NOT NULL DEFAULT '',
  "by" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "option" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "rank" INTEGER,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "condition_position_option" ON "condition" ("position_option");
CREATE INDEX "condition_by" ON "condition" ("by");
CREATE INDEX "condition_option" ON "condition" ("option");
CREATE TABLE "brief" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "title" TEXT NOT NULL DEFAULT '',
  "reference" TEXT NOT NULL DEFAULT '',
  "template" TEXT NOT NULL DEFAULT '',
  "audience" TEXT NOT NULL DEFAULT '',
  "distribution" TEXT NOT NULL DEFAULT '',
  "author" TEXT NOT NULL DEFAULT '',
  "as_of" TEXT NOT NULL DEFAULT '',
  "as_of_from" TEXT,
  "as_of_to" TEXT,
  "paper" TEXT NOT NULL DEFAULT '',
  "language" TEXT NOT NULL DEFAULT '',
  "bottom_line" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "brief_section" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "brief" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "kind" TEXT NOT NULL DEFAULT '',
  "title" TEXT NOT NULL DEFAULT '',
  "rank" INTEGER,
  "shown" INTEGER,
  "options" TEXT NOT NULL DEFAULT '',
  "text" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "brief_section_brief" ON "brief_section" ("brief");
CREATE TABLE "judgement" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "brief" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "text" TEXT NOT NULL DEFAULT '',
  "scenario" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "low" REAL,
  "high" REAL,
  "confidence" TEXT NOT NULL DEFAULT '',
  "basis" TEXT NOT NULL DEFAULT '',
  "rank" INTEGER,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "judgement_brief" ON "judgement" ("brief");
CREATE INDEX "judgement_scenario" ON "judgement" ("scenario");
CREATE TABLE "edition" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "brief" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "number" INTEGER NOT NULL,
  "issued" TEXT NOT NULL DEFAULT '',
  "issued_from" TEXT,
  "issued_to" TEXT,
  "change" TEXT NOT NULL DEFAULT '',
  "sha256" TEXT NOT NULL DEFAULT '',
  "pdf" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "note" TEXT NOT NULL DEFAULT '',
  "withdrawn" TEXT NOT NULL DEFAULT '',
  "withdrawn_from" TEXT,
  "withdrawn_to" TEXT,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "edition_brief" ON "edition" ("brief");
CREATE INDEX "edition_pdf" ON "edition" ("pdf");
CREATE INDEX "edition_issued_from" ON "edition" ("issued_from");
CREATE TABLE "leverage" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "holder" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "target" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "instrument" TEXT NOT NULL DEFAULT '',
  "issue" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "strength" INTEGER,
  "exerted" TEXT NOT NULL DEFAULT '',
  "since" TEXT NOT NULL DEFAULT '',
  "since_from" TEXT,
  "since_to" TEXT,
  "until" TEXT NOT NULL DEFAULT '',
  "until_from" TEXT,
  "until_to" TEXT,
  "assessment" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "leverage_holder" ON "leverage" ("holder");
CREATE INDEX "leverage_target" ON "leverage" ("target");
CREATE INDEX "leverage_issue" ON "leverage" ("issue");
CREATE INDEX "leverage_since_from" ON "leverage" ("since_from");
CREATE TABLE "obstacle" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "title" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT '',
  "severity" INTEGER,
  "description" TEXT NOT NULL DEFAULT '',
  "workaround" TEXT NOT NULL DEFAULT '',
  "since" TEXT NOT NULL DEFAULT '',
  "since_from" TEXT,
  "since_to" TEXT,
  "until" TEXT NOT NULL DEFAULT '',
  "until_from" TEXT,
  "until_to" TEXT,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "obstacle_since_from" ON "obstacle" ("since_from");
CREATE TABLE "obstacle_issue" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "obstacle" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "issue" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "obstacle_issue_joins" ON "obstacle_issue" ("obstacle", "issue");
CREATE INDEX "obstacle_issue_obstacle" ON "obstacle_issue" ("obstacle");
CREATE INDEX "obstacle_issue_issue" ON "obstacle_issue" ("issue");
CREATE TABLE "obstacle_actor" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "obstacle" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "actor" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "obstacle_actor_joins" ON "obstacle_actor" ("obstacle", "actor");
CREATE INDEX "obstacle_actor_obstacle" ON "obstacle_actor" ("obstacle");
CREATE INDEX "obstacle_actor_actor" ON "obstacle_actor" ("actor");
CREATE TABLE "factor" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "title" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT '',
  "text" TEXT NOT NULL DEFAULT '',
  "since" TEXT NOT NULL DEFAULT '',
  "since_from" TEXT,
  "since_to" TEXT,
  "until" TEXT NOT NULL DEFAULT '',
  "until_from" TEXT,
  "until_to" TEXT,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "factor_since_from" ON "factor" ("since_from");
CREATE TABLE "track" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "name" TEXT NOT NULL DEFAULT '',
  "level" TEXT NOT NULL DEFAULT '',
  "description" TEXT NOT NULL DEFAULT '',
  "since" TEXT NOT NULL DEFAULT '',
  "since_from" TEXT,
  "since_to" TEXT,
  "until" TEXT NOT NULL DEFAULT '',
  "until_from" TEXT,
  "until_to" TEXT,
  "result" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "track_since_from" ON "track" ("since_from");
CREATE TABLE "track_actor" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "track" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "actor" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "capacity" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "track_actor_joins" ON "track_actor" ("track", "actor", "capacity");
CREATE INDEX "track_actor_track" ON "track_actor" ("track");
CREATE INDEX "track_actor_actor" ON "track_actor" ("actor");
CREATE TABLE "event" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "title" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT '',
  "track" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "start" TEXT NOT NULL DEFAULT '',
  "start_from" TEXT,
  "start_to" TEXT,
  "start_as_printed" TEXT NOT NULL DEFAULT '',
  "end" TEXT NOT NULL DEFAULT '',
  "end_from" TEXT,
  "end_to" TEXT,
  "place" TEXT NOT NULL DEFAULT '',
  "description" TEXT NOT NULL DEFAULT '',
  "outcome" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "event_track" ON "event" ("track");
CREATE INDEX "event_start_from" ON "event" ("start_from");
CREATE TABLE "event_actor" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "event" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "actor" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "capacity" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "event_actor_joins" ON "event_actor" ("event", "actor", "capacity");
CREATE INDEX "event_actor_event" ON "event_actor" ("event");
CREATE INDEX "event_actor_actor" ON "event_actor" ("actor");
CREATE TABLE "proposal" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "title" TEXT NOT NULL DEFAULT '',
  "tabled" TEXT NOT NULL DEFAULT '',
  "tabled_from" TEXT,
  "tabled_to" TEXT,
  "tabled_as_printed" TEXT NOT NULL DEFAULT '',
  "status" TEXT NOT NULL DEFAULT '',
  "description" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "proposal_tabled_from" ON "proposal" ("tabled_from");
CREATE TABLE "proposal_actor" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "proposal" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "actor" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "stance" TEXT NOT NULL DEFAULT '',
  "date" TEXT NOT NULL DEFAULT '',
  "date_from" TEXT,
  "date_to" TEXT,
  "reason" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "proposal_actor_joins" ON "proposal_actor" ("proposal", "actor", "stance");
CREATE INDEX "proposal_actor_proposal" ON "proposal_actor" ("proposal");
CREATE INDEX "proposal_actor_actor" ON "proposal_actor" ("actor");
CREATE INDEX "proposal_actor_date_from" ON "proposal_actor" ("date_from");
CREATE TABLE "proposal_point" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "proposal" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "number" INTEGER,
  "text" TEXT NOT NULL DEFAULT '',
  "issue" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "option" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "proposal_point_proposal" ON "proposal_point" ("proposal");
CREATE INDEX "proposal_point_issue" ON "proposal_point" ("issue");
CREATE INDEX "proposal_point_option" ON "proposal_point" ("option");
CREATE TABLE "commitment" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "guarantor" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "beneficiary" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "kind" TEXT NOT NULL DEFAULT '',
  "status" TEXT NOT NULL DEFAULT '',
  "made" TEXT NOT NULL DEFAULT '',
  "made_from" TEXT,
  "made_to" TEXT,
  "made_as_printed" TEXT NOT NULL DEFAULT '',
  "text" TEXT NOT NULL DEFAULT '',
  "contingent_on" TEXT NOT NULL DEFAULT '',
  "trigger" TEXT NOT NULL DEFAULT '',
  "automatic" TEXT NOT NULL DEFAULT '',
  "gap" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "commitment_guarantor" ON "commitment" ("guarantor");
CREATE INDEX "commitment_beneficiary" ON "commitment" ("beneficiary");
CREATE INDEX "commitment_made_from" ON "commitment" ("made_from");
CREATE TABLE "scenario" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "title" TEXT NOT NULL DEFAULT '',
  "narrative" TEXT NOT NULL DEFAULT '',
  "horizon_start" TEXT NOT NULL DEFAULT '',
  "horizon_start_from" TEXT,
  "horizon_start_to" TEXT,
  "horizon_end" TEXT NOT NULL DEFAULT '',
  "horizon_end_from" TEXT,
  "horizon_end_to" TEXT,
  "horizon_as_printed" TEXT NOT NULL DEFAULT '',
  "likelihood_as_printed" TEXT NOT NULL DEFAULT '',
  "family" TEXT NOT NULL DEFAULT '',
  "status" TEXT NOT NULL DEFAULT '',
  "resolved" TEXT NOT NULL DEFAULT '',
  "resolved_from" TEXT,
  "resolved_to" TEXT,
  "fragility" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "scenario_outcome" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "scenario" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "issue" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "option" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "scenario_outcome_joins" ON "scenario_outcome" ("scenario", "issue", "option");
CREATE INDEX "scenario_outcome_scenario" ON "scenario_outcome" ("scenario");
CREATE INDEX "scenario_outcome_issue" ON "scenario_outcome" ("issue");
CREATE INDEX "scenario_outcome_option" ON "scenario_outcome" ("option");
CREATE TABLE "scenario_actor" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "scenario" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "actor" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "gains" TEXT NOT NULL DEFAULT '',
  "losses" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "scenario_actor_joins" ON "scenario_actor" ("scenario", "actor");
CREATE INDEX "scenario_actor_scenario" ON "scenario_actor" ("scenario");
CREATE INDEX "scenario_actor_actor" ON "scenario_actor" ("actor");
CREATE TABLE "scenario_factor" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "scenario" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "factor" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "scenario_factor_joins" ON "scenario_factor" ("scenario", "factor");
CREATE INDEX "scenario_factor_scenario" ON "scenario_factor" ("scenario");
CREATE INDEX "scenario_factor_factor" ON "scenario_factor" ("factor");
CREATE TABLE "estimate" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "scenario" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "made" TEXT NOT NULL DEFAULT '',
  "made_from" TEXT,
  "made_to" TEXT,
  "low" REAL NOT NULL,
  "high" REAL NOT NULL,
  "confidence" TEXT NOT NULL DEFAULT '',
  "analyst" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "estimate_scenario" ON "estimate" ("scenario");
CREATE INDEX "estimate_made_from" ON "estimate" ("made_from");
CREATE TABLE "indicator" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "scenario" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "text" TEXT NOT NULL DEFAULT '',
  "direction" TEXT NOT NULL DEFAULT '',
  "status" TEXT NOT NULL DEFAULT '',
  "observed" TEXT NOT NULL DEFAULT '',
  "observed_from" TEXT,
  "observed_to" TEXT,
  "checked" TEXT NOT NULL DEFAULT '',
  "checked_from" TEXT,
  "checked_to" TEXT,
  "watch" TEXT NOT NULL DEFAULT '',
  "origin" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "indicator_scenario" ON "indicator" ("scenario");
CREATE TABLE "rating" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "scenario" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "item" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "code" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT '',
  "made" TEXT NOT NULL DEFAULT '',
  "made_from" TEXT,
  "made_to" TEXT,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "rating_scenario" ON "rating" ("scenario");
CREATE INDEX "rating_item" ON "rating" ("item");
CREATE INDEX "rating_made_from" ON "rating" ("made_from");
CREATE TABLE "question" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "question" TEXT NOT NULL DEFAULT '',
  "answer" TEXT NOT NULL DEFAULT '',
  "status" TEXT NOT NULL DEFAULT '',
  "audience" TEXT NOT NULL DEFAULT '',
  "rank" INTEGER,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "source" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "title" TEXT NOT NULL DEFAULT '',
  "type" TEXT NOT NULL DEFAULT '',
  "author" TEXT NOT NULL DEFAULT '',
  "publisher" TEXT NOT NULL DEFAULT '',
  "issued" TEXT NOT NULL DEFAULT '',
  "issued_from" TEXT,
  "issued_to" TEXT,
  "issued_as_printed" TEXT NOT NULL DEFAULT '',
  "accessed" TEXT NOT NULL DEFAULT '',
  "accessed_from" TEXT,
  "accessed_to" TEXT,
  "url" TEXT NOT NULL DEFAULT '',
  "language" TEXT NOT NULL DEFAULT '',
  "reliability" TEXT NOT NULL DEFAULT '',
  "reliability_reason" TEXT NOT NULL DEFAULT '',
  "status" TEXT NOT NULL DEFAULT '',
  "status_reason" TEXT NOT NULL DEFAULT '',
  "csl" TEXT NOT NULL DEFAULT '',
  "original" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "text" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "notes" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "source_original" ON "source" ("original");
CREATE INDEX "source_text" ON "source" ("text");
CREATE TABLE "evidence" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "source" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "record" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "field" TEXT NOT NULL DEFAULT '',
  "says" TEXT NOT NULL DEFAULT '',
  "locator" TEXT NOT NULL DEFAULT '',
  "quote" TEXT NOT NULL DEFAULT '',
  "first" INTEGER,
  "last" INTEGER,
  "quote_language" TEXT NOT NULL DEFAULT '',
  "translation" TEXT NOT NULL DEFAULT '',
  "credibility" TEXT NOT NULL DEFAULT '',
  "bearing" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "evidence_source" ON "evidence" ("source");
CREATE INDEX "evidence_record" ON "evidence" ("record");
CREATE TABLE "disagreement" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "title" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "follows" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "why" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "disagreement_follows" ON "disagreement" ("follows");
CREATE TABLE "disagreement_record" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "disagreement" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "record" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "says" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "disagreement_record_joins" ON "disagreement_record" ("disagreement", "record");
CREATE INDEX "disagreement_record_disagreement" ON "disagreement_record" ("disagreement");
CREATE INDEX "disagreement_record_record" ON "disagreement_record" ("record");
CREATE TABLE "link" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "from_record" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "to_record" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "kind" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "link_joins" ON "link" ("from_record", "to_record", "kind");
CREATE INDEX "link_from_record" ON "link" ("from_record");
CREATE INDEX "link_to_record" ON "link" ("to_record");
CREATE TABLE "tag" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "name" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE "tagging" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "tag" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "record" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX "tagging_joins" ON "tagging" ("tag", "record");
CREATE INDEX "tagging_tag" ON "tagging" ("tag");
CREATE INDEX "tagging_record" ON "tagging" ("record");
CREATE TABLE "blob" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "sha256" TEXT NOT NULL DEFAULT '',
  "media_type" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
