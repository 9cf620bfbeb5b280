// Written by script/messages.ts from src/i18n/messages. Do not edit.

/** Every message, and the arguments it takes. */
export interface Messages {
  'common.back': null
  'common.cancel': null
  'common.change': null
  'common.choose_one': null
  'common.close': null
  'common.contact': null
  'common.email': null
  'common.emergency': { number: string | number }
  'common.error': null
  'common.error_number': { number: string | number }
  'common.errors_title': { count: number }
  'common.home': null
  'common.hours': null
  'common.language': null
  'common.languages': null
  'common.late_by': { time: string | number }
  'common.mark.done': null
  'common.mark.due_soon': null
  'common.mark.ended': null
  'common.mark.late': null
  'common.mark.waiting': null
  'common.mark.working': null
  'common.mark.your_turn': null
  'common.more': null
  'common.nav': null
  'common.nav_find': null
  'common.nav_near': null
  'common.nav_report': null
  'common.nav_staff': null
  'common.new_window': null
  'common.next': null
  'common.next_page': null
  'common.optional': null
  'common.page_title': { page: string | number; city: string | number }
  'common.phone': null
  'common.photo_number': { number: string | number }
  'common.previous_page': null
  'common.required': null
  'common.resolution.completed': null
  'common.resolution.no_action_needed': null
  'common.resolution.referred': null
  'common.resolution.withdrawn': null
  'common.save': null
  'common.search': null
  'common.show_all': null
  'common.skip': null
  'common.status.done': null
  'common.status.ended': null
  'common.status.in_work': null
  'common.status.planned': null
  'common.status.received': null
  'common.status.waiting': null
  'common.status.with_agency': null
  'common.step': { step: string | number; count: string | number }
  'common.step_current': null
  'common.step_done': null
  'common.step_to_come': null
  'common.steps': null
  'common.to_home': null
  'common.visit': null
  'common.waits_on.customer': null
  'common.waits_on.materials': null
  'common.waits_on.other': null
  'common.waits_on.partner': null
  'common.waits_on.weather': null
  'notify.accepted.next': null
  'notify.accepted.subject': { agency: string | number; number: string | number }
  'notify.accepted.title': { agency: string | number }
  'notify.button': null
  'notify.closed.not_fixed': null
  'notify.closed.not_fixed_button': null
  'notify.closed.photo': { count: number }
  'notify.closed.subject': { number: string | number; resolution: string | number }
  'notify.fact.number': null
  'notify.fact.place': null
  'notify.fact.promised': null
  'notify.fact.service': null
  'notify.held.for_you': null
  'notify.held.next': { reason: string | number }
  'notify.held.subject': { number: string | number }
  'notify.held.title': null
  'notify.moved.next': null
  'notify.moved.subject': { number: string | number; date: string | number }
  'notify.moved.title': { date: string | number }
  'notify.no_reply': null
  'notify.note.subject': { number: string | number }
  'notify.note.title': null
  'notify.planned.next': null
  'notify.planned.subject': { number: string | number; date: string | number }
  'notify.planned.title': { date: string | number }
  'notify.promise.after_hours': null
  'notify.promise.because': { reason: string | number }
  'notify.promise.by': { date: string | number }
  'notify.promise.closed_days': { days: string | number }
  'notify.promise.hours': { count: number }
  'notify.promise.minutes': { count: number }
  'notify.promise.none': null
  'notify.promise.working_days': { count: number }
  'notify.question.button': null
  'notify.question.next': null
  'notify.question.subject': { number: string | number }
  'notify.question.title': { agency: string | number }
  'notify.received.next': { agency: string | number }
  'notify.received.subject': { number: string | number; service: string | number }
  'notify.received.title': null
  'notify.reopened.next': { agency: string | number }
  'notify.reopened.subject': { number: string | number }
  'notify.reopened.title': null
  'notify.stop': null
  'notify.why': { number: string | number; city: string | number }
  'notify.withdrawn.next': null
  'notify.withdrawn.subject': { number: string | number }
  'notify.withdrawn.title': null
  'notify.words': { agency: string | number }
  'notify.yours_alone': null
  'refusal.answers_invalid': null
  'refusal.busy': null
  'refusal.cross_site': null
  'refusal.description_too_long': { limit: string | number }
  'refusal.draft_too_large': null
  'refusal.failed': null
  'refusal.field_too_long': { limit: string | number }
  'refusal.forbidden': null
  'refusal.half_a_point': null
  'refusal.kind.conflict': null
  'refusal.kind.forbidden': null
  'refusal.kind.invalid': null
  'refusal.kind.not_found': null
  'refusal.no_city_here': null
  'refusal.no_such_page': null
  'refusal.no_such_photo': null
  'refusal.no_such_service': null
  'refusal.not_a_point': null
  'refusal.nothing_said': null
  'refusal.outside_city': null
  'refusal.photo_gone': null
  'refusal.photo_kind': null
  'refusal.photo_too_large': { megabytes: string | number; megapixels: string | number }
  'refusal.photo_unreadable': null
  'refusal.place_needed': null
  'refusal.private_link_needed': null
  'refusal.request_cannot_move': null
  'refusal.request_changed': null
  'refusal.request_not_found': null
  'refusal.service_retired': null
  'refusal.sign_in_first': null
  'refusal.title.busy': null
  'refusal.title.conflict': null
  'refusal.title.failed': null
  'refusal.title.forbidden': null
  'refusal.title.invalid': null
  'refusal.title.not_found': null
  'refusal.title.too_large': null
  'refusal.title.too_many': null
  'refusal.too_large': null
  'refusal.too_many': null
  'refusal.too_many_photos': { limit: string | number }
  'resident.about.email_hint': null
  'resident.about.first_name': null
  'resident.about.last_name': null
  'resident.about.never_shown': null
  'resident.about.no_email': null
  'resident.about.no_phone': null
  'resident.about.phone_hint': null
  'resident.about.title': null
  'resident.about.wants_mail': null
  'resident.activity.accepted': null
  'resident.activity.answer': null
  'resident.activity.assigned': null
  'resident.activity.by_partner': null
  'resident.activity.by_reporter': null
  'resident.activity.closed': null
  'resident.activity.handed_over': null
  'resident.activity.held': null
  'resident.activity.imported': null
  'resident.activity.note': null
  'resident.activity.planned': null
  'resident.activity.planned_for': { day: string | number }
  'resident.activity.question': null
  'resident.activity.reclassified': null
  'resident.activity.reclassified_as': { service: string | number }
  'resident.activity.reopened': null
  'resident.activity.resumed': null
  'resident.activity.started': null
  'resident.activity.submitted': null
  'resident.activity.update': null
  'resident.activity.withdrawn': null
  'resident.answer.not_a_date': { question: string | number }
  'resident.answer.not_a_number': { question: string | number }
  'resident.answer.not_on_the_list': { question: string | number }
  'resident.answer.only_one': { question: string | number }
  'resident.answer.required': { question: string | number }
  'resident.answer.too_long': { question: string | number }
  'resident.check.anonymous': null
  'resident.check.no_photos': null
  'resident.check.no_place': null
  'resident.check.no_words': null
  'resident.check.public_private': null
  'resident.check.public_public': null
  'resident.check.send': null
  'resident.check.title': null
  'resident.check.to': { agency: string | number }
  'resident.deed.add': null
  'resident.deed.add_button': null
  'resident.deed.add_hint': null
  'resident.deed.add_label': null
  'resident.deed.answer': null
  'resident.deed.not_fixed': null
  'resident.deed.not_fixed_button': null
  'resident.deed.not_fixed_label': null
  'resident.deed.withdraw': null
  'resident.deed.withdraw_button': null
  'resident.deed.withdraw_label': null
  'resident.details.already': { count: number }
  'resident.details.already_text': null
  'resident.details.description': null
  'resident.details.description_hint': null
  'resident.details.photos': null
  'resident.details.photos_hint': { count: number }
  'resident.details.read_by_private': { agency: string | number }
  'resident.details.read_by_public': { agency: string | number }
  'resident.details.remove_photo': { number: string | number }
  'resident.details.title': null
  'resident.find.button': null
  'resident.find.hint': null
  'resident.find.label': null
  'resident.find.lost': null
  'resident.find.lost_text': null
  'resident.find.no_number': null
  'resident.find.none': null
  'resident.home.all_services': { count: number }
  'resident.home.ask': null
  'resident.home.description': null
  'resident.home.hint': null
  'resident.home.known': null
  'resident.home.known_text': null
  'resident.home.most_asked': null
  'resident.home.near': null
  'resident.home.newest': null
  'resident.home.nothing_open': null
  'resident.home.placeholder': null
  'resident.home.short': null
  'resident.home.title': null
  'resident.map.label': null
  'resident.map.open': null
  'resident.near.away': { distance: string | number }
  'resident.near.found': { count: number; distance: string | number; place: string | number }
  'resident.near.label': null
  'resident.near.newest': null
  'resident.near.none': null
  'resident.near.title': null
  'resident.near.unknown': null
  'resident.promise.after_hours': null
  'resident.promise.by': { day: string | number; length: string | number }
  'resident.promise.closed': { day: string | number; name: string | number }
  'resident.promise.hours': { count: number }
  'resident.promise.label': null
  'resident.promise.length': { length: string | number }
  'resident.promise.minutes': { count: number }
  'resident.promise.none': null
  'resident.promise.planned': { day: string | number }
  'resident.promise.promised': null
  'resident.promise.stands_still': null
  'resident.promise.why': null
  'resident.promise.working_days': { count: number }
  'resident.report.all_services': null
  'resident.report.by_when': null
  'resident.report.found': { count: number }
  'resident.report.nothing_found': { asked: string | number }
  'resident.report.step_about': null
  'resident.report.step_check': null
  'resident.report.step_details': null
  'resident.report.step_what': null
  'resident.report.step_where': null
  'resident.report.summary': null
  'resident.report.what_hint': null
  'resident.report.what_title': null
  'resident.report.who': null
  'resident.reported': { when: string | number }
  'resident.request.added': null
  'resident.request.facts': null
  'resident.request.late': { day: string | number }
  'resident.request.late_no_reason': null
  'resident.request.number': { number: string | number }
  'resident.request.progress': null
  'resident.request.reported_on': { day: string | number }
  'resident.request.same_as': null
  'resident.request.story': null
  'resident.sent.another': null
  'resident.sent.by': { day: string | number }
  'resident.sent.done': null
  'resident.sent.goes_to': { agency: string | number }
  'resident.sent.keep': null
  'resident.sent.keep_text': null
  'resident.sent.looks': null
  'resident.sent.next': null
  'resident.sent.number': null
  'resident.sent.open': null
  'resident.sent.public_page': null
  'resident.sent.share_text': { what: string | number; place: string | number }
  'resident.sent.tell': null
  'resident.sent.tell_text': null
  'resident.sent.then': null
  'resident.sent.title': null
  'resident.stop_mail.ask': { number: string | number }
  'resident.stop_mail.button': null
  'resident.stop_mail.stopped': { number: string | number }
  'resident.stop_mail.title': null
  'resident.stop_mail.to_request': null
  'resident.where.address': null
  'resident.where.address_hint': null
  'resident.where.as_typed': { typed: string | number }
  'resident.where.locate': null
  'resident.where.map_label': null
  'resident.where.near_number': { number: string | number }
  'resident.where.no_suggestion': null
  'resident.where.not_found': null
  'resident.where.not_located': null
  'resident.where.open_map': null
  'resident.where.optional': null
  'resident.where.pin_near': { place: string | number }
  'resident.where.pin_nowhere': null
  'resident.where.suggestions': null
  'resident.where.title': null
  'resident.where.which': null
  'resident.where.whole_street': null
}

export type MessageKey = keyof Messages
