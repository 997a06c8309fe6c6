/**
 * The index that says from which print a clip comes: the marks of each print (`engine/marks`), by key. A print has a number
 * of its own, since millions of rows carry it. A row of a mark refers to it without a foreign key, which would be checked
 * for each row; the trigger takes marks away with their print, found by the order in which they were written (BRIN).
 */
export const marks = [
  `create table marked_print (
    video_id uuid primary key references video on delete cascade,
    number integer generated always as identity unique,
    format integer not null
  )`,
  `create table print_mark (
    key integer not null,
    number integer not null,
    at integer not null
  )`,
  `create index print_mark_key on print_mark (key) include (number, at)`,
  `create index print_mark_number on print_mark using brin (number) with (pages_per_range = 16)`,
  `create function remove_marks() returns trigger language plpgsql as $$
    begin
      delete from print_mark where number = old.number;
      return null;
    end $$`,
  `create trigger marked_print_removed after delete on marked_print for each row execute function remove_marks()`,
]
